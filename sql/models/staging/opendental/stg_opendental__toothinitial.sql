with source as (
    select * from {{ source('opendental', 'toothinitial') }}
),

{{ load_status('toothinitial') }},

renamed as (
    select
        "ToothInitialNum" as tooth_initial_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ text_or_null('"ToothNum"') }} as tooth_number,
        "InitialType" as initial_type_code,
        {{ named_code('"InitialType"', opendental_enumeration('ToothInitialType')) }} as initial_type,
        "Movement" as movement,
        {{ text_or_null('"DrawText"') }} as chart_text,
        {{ stamps(created_at='"SecDateTEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
