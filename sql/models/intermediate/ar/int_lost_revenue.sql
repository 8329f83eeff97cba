with planned as (
    select * from {{ ref('int_unscheduled_treatment') }}
),

answers as (
    select * from {{ ref('int_claim_line_answers') }}
    where procedure_id is not null
),

accounts as (
    select * from {{ ref('int_procedure_accounts') }}
    where is_completed
),

adjustments as (
    select * from {{ ref('int_adjustments') }}
    where adjustment_category = 'bad debt'
),

-- Work that still stands planned is lost once: by the visit that was to bring it, or for want of one.
work_not_done as (
    select
        case
            when broken_appointment_id is null then 'unscheduled treatment'
            when is_missed then 'missed appointment'
            else 'cancelled appointment'
        end as lost_kind,
        procedure_id as source_id,
        procedure_id,
        broken_appointment_id as appointment_id,
        patient_id,
        provider_id,
        coalesce(broken_appointment_date, presented_date) as lost_date,
        charge_amount as lost_amount,
        _loaded_at,
        _created_at,
        _updated_at
    from planned
),

denied as (
    select
        procedure_id,
        max(patient_id) as patient_id,
        max(provider_id) as provider_id,
        max(received_date) as lost_date,
        sum(expected_payment) as expected_payment,
        sum(supplemental_payment) as supplemental_payment,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from answers
    where is_denied
    group by procedure_id
),

-- Of a denied payment only what nobody has paid since is lost.
denials as (
    select
        'denied claim' as lost_kind,
        denied.procedure_id as source_id,
        denied.procedure_id,
        cast(null as bigint) as appointment_id,
        denied.patient_id,
        denied.provider_id,
        denied.lost_date,
        greatest(least(denied.expected_payment - denied.supplemental_payment, accounts.unpaid_amount), 0)
            as lost_amount,
        denied._loaded_at,
        denied._created_at,
        denied._updated_at
    from denied
    inner join accounts
        on denied.procedure_id = accounts.procedure_id
),

written_off as (
    select
        procedure_id,
        max(patient_id) as patient_id,
        max(provider_id) as provider_id,
        max(received_date) as lost_date,
        sum(write_off) as write_off,
        sum(expected_write_off) as expected_write_off,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from answers
    group by procedure_id
),

excess_write_offs as (
    select
        'write-off over contract' as lost_kind,
        written_off.procedure_id as source_id,
        written_off.procedure_id,
        cast(null as bigint) as appointment_id,
        written_off.patient_id,
        written_off.provider_id,
        written_off.lost_date,
        least(written_off.write_off - written_off.expected_write_off, accounts.charge_amount) as lost_amount,
        written_off._loaded_at,
        written_off._created_at,
        written_off._updated_at
    from written_off
    inner join accounts
        on written_off.procedure_id = accounts.procedure_id
),

-- A recovery takes back what was given up on the same procedure.
bad_debts as (
    select
        'bad debt' as lost_kind,
        max(adjustment_id) as source_id,
        procedure_id,
        cast(null as bigint) as appointment_id,
        patient_id,
        max(case when adjustment_amount < 0 then provider_id else 0 end) as provider_id,
        max(case when adjustment_amount < 0 then adjustment_date end) as lost_date,
        -sum(adjustment_amount) as lost_amount,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from adjustments
    group by patient_id, procedure_id
),

together as (
    select * from work_not_done
    union all
    select * from denials
    union all
    select * from excess_write_offs
    union all
    select * from bad_debts
),

final as (
    select
        lost_kind,
        source_id,
        procedure_id,
        appointment_id,
        patient_id,
        provider_id,
        lost_date,
        {{ month_start('lost_date') }} as month_start,
        lost_amount::numeric(12, 2) as lost_amount,
        _loaded_at,
        _created_at,
        _updated_at
    from together
    where lost_amount > 0
)

select * from final
