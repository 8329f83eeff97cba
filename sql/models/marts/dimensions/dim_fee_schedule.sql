with fee_schedules as (
    select * from {{ ref('stg_opendental__feesched') }}
),

fees as (
    select
        fee_schedule_id,
        count(*) as codes_with_fee,
        {{ sum_money('scheduled_fee') }} as scheduled_total,
        {{ sum_money('standard_fee') }} as standard_total
    from {{ ref('int_fee_schedule_fees') }}
    where standard_fee is not null
    group by fee_schedule_id
),

standard as (
    select
        max(fee_schedule_id) as fee_schedule_id,
        count(*) as codes_with_standard_fee
    from {{ ref('int_standard_fees') }}
),

plans as (
    select
        fee_schedule_id,
        count(*) as plan_count
    from {{ ref('stg_opendental__insplan') }}
    where fee_schedule_id is not null
    group by fee_schedule_id
),

final as (
    select
        fee_schedules.fee_schedule_id,
        fee_schedules.fee_schedule_name,
        {{ named_code('fee_schedules.fee_schedule_type_code', {
            0: 'normal',
            1: 'copay',
            2: 'out of network',
            3: 'fixed benefit',
            4: 'manual blue book',
        }) | indent(8) }} as fee_schedule_type,
        coalesce(fee_schedules.fee_schedule_id = standard.fee_schedule_id, false) as is_standard,
        coalesce(plans.plan_count, 0) as plan_count,
        coalesce(fees.codes_with_fee, 0) as codes_with_fee,
        {{ ratio('coalesce(fees.codes_with_fee, 0)', 'standard.codes_with_standard_fee') | indent(8) }} as fee_coverage,
        {{ ratio('fees.standard_total - fees.scheduled_total', 'fees.standard_total') | indent(8) }} as discount_rate,
        fee_schedules.is_hidden,
        fee_schedules._loaded_at,
        fee_schedules._created_at,
        fee_schedules._updated_at
    from fee_schedules
    cross join standard
    left join fees
        on fee_schedules.fee_schedule_id = fees.fee_schedule_id
    left join plans
        on fee_schedules.fee_schedule_id = plans.fee_schedule_id
)

select * from final
