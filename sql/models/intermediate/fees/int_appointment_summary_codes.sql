with appointments as (
    select * from {{ ref('stg_opendental__appointment') }}
    where procedure_summary is not null
),

codes as (
    select
        abbreviation,
        min(procedure_code_id) as procedure_code_id
    from {{ ref('stg_opendental__procedurecode') }}
    where abbreviation is not null
    group by abbreviation
),

words as (
    select
        appointment_id,
        patient_id,
        {{ split_to_rows('procedure_summary', ', ') }} as word,
        _loaded_at,
        _created_at,
        _updated_at
    from appointments
),

-- The tooth, range or surface stands before the abbreviation: #14-C2B, #3-MOD-C2B, UR-SRP4.
abbreviated as (
    select
        appointment_id,
        patient_id,
        regexp_replace(word, '^(#[^-]*-)?([A-Z]{1,6}-)?', '') as abbreviation,
        _loaded_at,
        _created_at,
        _updated_at
    from words
),

final as (
    select
        abbreviated.appointment_id,
        abbreviated.patient_id,
        codes.procedure_code_id,
        count(*) as named_count,
        max(abbreviated._loaded_at) as _loaded_at,
        min(abbreviated._created_at) as _created_at,
        max(abbreviated._updated_at) as _updated_at
    from abbreviated
    inner join codes
        on abbreviated.abbreviation = codes.abbreviation
    group by abbreviated.appointment_id, abbreviated.patient_id, codes.procedure_code_id
)

select * from final
