{% set changes = [
    {'column': 'procedure_id', 'of': 'procedurelog'},
    {'column': 'procedure_code_id', 'of': 'procedurecode'},
] %}

{{
    config(
        materialized=kept_by_changes(),
        incremental_strategy='changed_rows',
        unique_key='procedure_id',
        meta={'changes': changes}
    )
}}

with procedures as (
    select * from {{ ref('stg_opendental__procedurelog') }}
    {% if is_incremental() %}
    where procedure_id in ({{ changed_keys(ref('stg_opendental__procedurelog'), 'procedure_id', changes) | indent(4) }})
    {% endif %}
),

codes as (
    select * from {{ ref('stg_opendental__procedurecode') }}
),

final as (
    select
        procedures.procedure_id,
        procedures.patient_id,
        coalesce(procedures.provider_id, 0) as provider_id,
        coalesce(procedures.clinic_id, 0) as clinic_id,
        procedures.appointment_id,
        procedures.procedure_code_id,
        codes.procedure_code,
        procedures.procedure_status_code,
        procedures.procedure_date,
        procedures.treatment_planned_date,
        cast(procedures._created_at as date) as entered_date,
        {{ month_start('procedures.procedure_date') }} as month_start,
        procedures.procedure_fee,
        greatest(procedures.unit_quantity, 1) + procedures.base_units as units,
        (procedures.procedure_fee * (greatest(procedures.unit_quantity, 1) + procedures.base_units))::numeric(12, 2)
            as charge_amount,
        procedures.procedure_status_code = 2 as is_completed,
        coalesce(codes.procedure_code in {{ broken_appointment_codes() }}, false) as is_broken_appointment_code,
        procedures._loaded_at,
        procedures._created_at,
        procedures._updated_at,
        {{ load_run() }} as _load_run
    from procedures
    left join codes
        on procedures.procedure_code_id = codes.procedure_code_id
)

select * from final
