with variances as (
    select fee_variances.*
    from {{ ref('int_procedure_fee_variance') }} as fee_variances
    inner join {{ ref('int_practice_calendar') }} as calendar
        on fee_variances.month_start = calendar.month_start
    where calendar.month_start > (calendar.as_of_date - interval '12 months')::date
),

catalogue as (
    select * from {{ ref('int_procedure_catalogue') }}
),

fee_schedules as (
    select * from {{ ref('stg_opendental__feesched') }}
),

summed as (
    select
        procedure_code_id,
        coalesce(fee_schedule_id, 0) as fee_schedule_id,
        count(*) as procedure_count,
        {{ sum_money('charge_amount') }} as charged,
        {{ sum_money('coalesce(standard_amount, charge_amount)') }} as standard,
        {{ sum_money('contracted_amount') }} as contracted,
        {{ sum_money('contracted_variance') }} as given_up,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from variances
    group by procedure_code_id, coalesce(fee_schedule_id, 0)
),

final as (
    select
        summed.procedure_code_id,
        summed.fee_schedule_id,
        catalogue.procedure_code,
        catalogue.procedure_group,
        coalesce(fee_schedules.fee_schedule_name, 'no contract') as fee_schedule_name,
        summed.procedure_count,
        summed.charged,
        summed.standard,
        {{ ratio('summed.charged', 'summed.standard') | indent(8) }} as charged_of_standard,
        summed.contracted,
        summed.given_up,
        {{ ratio('summed.given_up', 'summed.charged') | indent(8) }} as given_up_share,
        summed._loaded_at,
        summed._created_at,
        summed._updated_at
    from summed
    inner join catalogue
        on summed.procedure_code_id = catalogue.procedure_code_id
    left join fee_schedules
        on summed.fee_schedule_id = fee_schedules.fee_schedule_id
)

select * from final
