with splits as (
    select * from {{ ref('int_payment_splits') }}
    where not is_income_transfer
),

families as (
    select * from {{ ref('int_patient_families') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

paid as (
    select
        families.guarantor_id,
        as_of.as_of_date,
        max(splits.payment_date) filter (where splits.split_amount > 0) as last_payment_date,
        {{ sum_money('splits.split_amount') }} as paid_to_date,
        {{ sum_money("case when splits.payment_date > (as_of.as_of_date - interval '12 months')::date then splits.split_amount else 0 end") }}
            as paid_last_12_months,
        max(splits._loaded_at) as _loaded_at,
        min(splits._created_at) as _created_at,
        max(splits._updated_at) as _updated_at
    from splits
    inner join families
        on splits.patient_id = families.patient_id
    inner join as_of
        on splits.payment_date <= as_of.as_of_date
    group by families.guarantor_id, as_of.as_of_date
),

final as (
    select
        guarantor_id,
        last_payment_date,
        {{ days_between('last_payment_date', 'as_of_date') }} as days_since_payment,
        case
            when last_payment_date is null then 'never'
            when {{ days_between('last_payment_date', 'as_of_date') }} <= 30 then 'recent'
            when {{ days_between('last_payment_date', 'as_of_date') }} <= 90 then 'moderate'
            when {{ days_between('last_payment_date', 'as_of_date') }} <= 180 then 'old'
            else 'very old'
        end as payment_recency,
        paid_to_date,
        paid_last_12_months,
        _loaded_at,
        _created_at,
        _updated_at
    from paid
)

select * from final
