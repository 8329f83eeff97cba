with source as (
    select * from {{ source('opendental', 'perioexam') }}
),

{{ load_status('perioexam') }},

renamed as (
    select
        "PerioExamNum" as perio_exam_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ date_or_null('"ExamDate"') }} as exam_date,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ text_or_null('"Note"') }} as note,
        {{ stamps(updated_at='"DateTMeasureEdit"') }}
    from source
    cross join load_status
)

select * from renamed
