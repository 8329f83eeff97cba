with source as (
    select * from {{ source('opendental', 'treatplan') }}
),

{{ load_status('treatplan') }},

renamed as (
    select
        "TreatPlanNum" as treatment_plan_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ date_or_null('"DateTP"') }} as plan_date,
        {{ text_or_null('"Heading"') }} as heading,
        "TPStatus" as treatment_plan_status_code,
        "TPType" as treatment_plan_type_code,
        {{ key_or_null('"UserNumPresenter"') }} as presenter_user_id,
        {{ timestamp_or_null('"DateTSigned"') }} as signed_at,
        {{ stamps(created_at='"SecDateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
