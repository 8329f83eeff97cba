with source as (
    select * from {{ source('opendental', 'treatplan') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'treatplan'
),

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
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"SecDateEntry"') }} as _created_at,
        {{ timestamp_or_null('"SecDateTEdit"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
