{% set changes = [
    {'column': 'procedure_id', 'of': 'procedurelog'},
    {'of': 'procedurecode'},
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
    where
        procedure_status_code <> 6
        {% if is_incremental() %}
        and procedure_id in ({{ changed_keys(ref('stg_opendental__procedurelog'), 'procedure_id', changes) | indent(8) }})
        {% endif %}
),

codes as (
    select * from {{ ref('stg_opendental__procedurecode') }}
),

sites as (
    select
        procedures.procedure_id,
        procedures.patient_id,
        {{ named_code('codes.treatment_area_code', opendental_enumeration('TreatmentArea')) | indent(8) }} as treatment_area,
        procedures.tooth_number,
        {{ tooth_position('procedures.tooth_number') | indent(8) }} as tooth_position,
        case when codes.treatment_area_code = 1 then procedures.surface end as surfaces,
        case when codes.treatment_area_code = 4 then procedures.surface end as quadrant,
        case when codes.treatment_area_code = 5 then procedures.surface end as sextant,
        case when codes.treatment_area_code = 6 then procedures.surface end as arch,
        procedures._loaded_at,
        procedures._created_at,
        procedures._updated_at
    from procedures
    inner join codes
        on procedures.procedure_code_id = codes.procedure_code_id
    where codes.treatment_area_code in (1, 2, 4, 5, 6)
),

final as (
    select
        procedure_id,
        patient_id,
        treatment_area,
        tooth_number,
        tooth_position,
        {{ tooth_dentition('tooth_number') | indent(8) }} as dentition,
        {{ is_supernumerary_tooth('tooth_number') }} as is_supernumerary,
        nullif({{ ordered_surfaces('surfaces') | indent(8) }}, '') as surfaces,
        {{ surface_count('surfaces') | indent(8) }}::integer as surface_count,
        coalesce(
            quadrant,
            {{ tooth_quadrant('tooth_position') | indent(12) }}
        ) as quadrant,
        sextant,
        coalesce(
            arch,
            substring(quadrant from 1 for 1),
            {{ tooth_arch('tooth_position') | indent(12) }}
        ) as arch,
        _loaded_at,
        _created_at,
        _updated_at,
        {{ load_run() }} as _load_run
    from sites
)

select * from final
