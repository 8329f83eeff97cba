with source as (
    select * from {{ source('opendental', 'insverifyhist') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'insverifyhist'
),

renamed as (
    select
        "InsVerifyHistNum" as insurance_verification_history_id,
        {{ key_or_null('"InsVerifyNum"') }} as insurance_verification_id,
        {{ key_or_null('"VerifyUserNum"') }} as verified_by_user_id,
        "VerifyType" as verification_type_code,
        case when "VerifyType" = 1 then {{ key_or_null('"FKey"') }} end as plan_id,
        case when "VerifyType" = 2 then {{ key_or_null('"FKey"') }} end as patient_plan_id,
        {{ key_or_null('"UserNum"') }} as assigned_user_id,
        {{ date_or_null('"DateLastAssigned"') }} as last_assigned_date,
        {{ date_or_null('"DateLastVerified"') }} as last_verified_date,
        {{ key_or_null('"DefNum"') }} as verification_status_id,
        {{ text_or_null('"Note"') }} as note,
        "HoursAvailableForVerification" as hours_available_for_verification,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"DateTimeEntry"') }} as _created_at,
        {{ timestamp_or_null('"SecDateTEdit"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
