with payments as (
    select * from {{ ref('stg_opendental__payment') }}
),

adjustments as (
    select * from {{ ref('stg_opendental__adjustment') }}
),

checks as (
    select * from {{ ref('stg_opendental__claimpayment') }}
),

completed_procedures as (
    select * from {{ ref('stg_opendental__procedurelog') }}
    where procedure_status_code = 2
),

money_records as (
    select
        'payment' as record_kind,
        payment_id as record_id,
        patient_id,
        payment_date as record_date,
        payment_amount as amount,
        cast(_created_at as date) as entered_date,
        _loaded_at,
        _created_at,
        _updated_at
    from payments
    union all
    select
        'adjustment' as record_kind,
        adjustment_id as record_id,
        patient_id,
        adjustment_date as record_date,
        adjustment_amount as amount,
        cast(_created_at as date) as entered_date,
        _loaded_at,
        _created_at,
        _updated_at
    from adjustments
    union all
    select
        'insurance payment' as record_kind,
        claim_payment_id as record_id,
        cast(null as bigint) as patient_id,
        check_date as record_date,
        check_amount as amount,
        cast(_created_at as date) as entered_date,
        _loaded_at,
        _created_at,
        _updated_at
    from checks
    union all
    select
        'completed procedure' as record_kind,
        procedure_id as record_id,
        patient_id,
        procedure_date as record_date,
        procedure_fee as amount,
        coalesce(completion_entered_date, completed_date) as entered_date,
        _loaded_at,
        _created_at,
        _updated_at
    from completed_procedures
),

final as (
    select
        record_kind,
        record_id,
        patient_id,
        record_date,
        amount,
        entered_date,
        _updated_at as edited_at,
        {{ days_between('entered_date', 'cast(_updated_at as date)') }} as days_after_entry,
        record_date < entered_date as is_backdated,
        cast(_updated_at as date) > entered_date as is_edited_later,
        _loaded_at,
        _created_at,
        _updated_at
    from money_records
    where
        cast(_updated_at as date) > entered_date
        or record_date < entered_date
)

select * from final
