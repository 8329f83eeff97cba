with recursive as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

activity as (
    select min(procedure_date) as activity_date
    from {{ ref('int_procedure_charges') }}
    where is_completed
    union all
    select min(adjustment_date) from {{ ref('stg_opendental__adjustment') }}
    union all
    select min(payment_date) from {{ ref('stg_opendental__paysplit') }}
    union all
    select min(payment_date)
    from {{ ref('stg_opendental__claimproc') }}
    where claim_procedure_status_code in {{ insurance_income_statuses() }}
    union all
    select min(appointment_date)
    from {{ ref('int_appointment_outcomes') }}
    where is_kept or is_broken
    union all
    select min(sent_date) from {{ ref('stg_opendental__claim') }}
    union all
    select min(first_visit_date) from {{ ref('stg_opendental__patient') }}
    union all
    select min(_created_at)::date from {{ ref('stg_opendental__patient') }}
    union all
    select min(_created_at)::date from {{ ref('stg_opendental__feesched') }}
),

first_month as (
    select {{ month_start('min(activity_date)') }} as month_start
    from activity
),

months as (
    select first_month.month_start
    from first_month
    inner join as_of on first_month.month_start <= as_of.as_of_date
    union all
    select (months.month_start + interval '1 month')::date as month_start
    from months
    inner join as_of on (months.month_start + interval '1 month')::date <= as_of.as_of_date
),

final as (
    select
        months.month_start,
        least((months.month_start + interval '1 month' - interval '1 day')::date, as_of.as_of_date) as month_end,
        {{ month_index('months.month_start') }} as month_index,
        (months.month_start + interval '1 month' - interval '1 day')::date > as_of.as_of_date as is_partial_month,
        as_of.as_of_date,
        as_of._loaded_at,
        as_of._created_at,
        as_of._updated_at
    from months
    cross join as_of
)

select * from final
