with fees as (
    select * from {{ ref('stg_opendental__fee') }}
    where
        clinic_id is null
        and provider_id is null
),

catalogue as (
    select * from {{ ref('int_procedure_catalogue') }}
),

final as (
    select
        fees.fee_schedule_id,
        fees.procedure_code_id,
        catalogue.procedure_code,
        catalogue.procedure_group,
        fees.fee_amount as scheduled_fee,
        catalogue.standard_fee,
        (catalogue.standard_fee - fees.fee_amount)::numeric(12, 2) as discount_amount,
        {{ ratio('catalogue.standard_fee - fees.fee_amount', 'catalogue.standard_fee') | indent(8) }} as discount_rate,
        fees._loaded_at,
        fees._created_at,
        fees._updated_at
    from fees
    inner join catalogue
        on fees.procedure_code_id = catalogue.procedure_code_id
)

select * from final
