with source as (
    select * from {{ source('opendental', 'disease') }}
),

{{ load_status('disease') }},

renamed as (
    select
        "DiseaseNum" as patient_problem_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"DiseaseDefNum"') }} as problem_definition_id,
        "ProbStatus" as problem_status_code,
        {{ named_code('"ProbStatus"', opendental_enumeration('ProblemStatus')) }} as problem_status,
        "FunctionStatus" as functional_status_code,
        {{ named_code('"FunctionStatus"', opendental_enumeration('FunctionalStatus')) }} as functional_status,
        {{ text_or_null('"SnomedProblemType"') }} as problem_type_snomed_code,
        {{ date_or_null('"DateStart"') }} as start_date,
        {{ date_or_null('"DateStop"') }} as stop_date,
        {{ text_or_null('"PatNote"') }} as note,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
