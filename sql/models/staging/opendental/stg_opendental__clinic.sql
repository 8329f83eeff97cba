with source as (
    select * from {{ source('opendental', 'clinic') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'clinic'
),

renamed as (
    select
        "ClinicNum" as clinic_id,
        {{ text_or_null('"Description"') }} as clinic_name,
        {{ text_or_null('"Abbr"') }} as abbreviation,
        {{ text_or_null('"Address"') }} as address,
        {{ text_or_null('"Address2"') }} as address_line_2,
        {{ text_or_null('"City"') }} as city,
        {{ text_or_null('"State"') }} as state,
        {{ text_or_null('"Zip"') }} as zip_code,
        {{ text_or_null('"Phone"') }} as phone,
        "DefaultPlaceService" as default_place_of_service_code,
        {{ key_or_null('"InsBillingProv"') }} as insurance_billing_provider_id,
        {{ key_or_null('"DefaultProv"') }} as default_provider_id,
        {{ key_or_null('"Region"') }} as region_id,
        {{ text_or_null('"TimeZone"') }} as time_zone,
        "ItemOrder" as display_order,
        {{ key_or_null('"ExternalID"') }} as external_id,
        {{ flag('"IsMedicalOnly"') }} as is_medical_only,
        {{ flag('"IsInsVerifyExcluded"') }} as is_excluded_from_insurance_verification,
        {{ flag('"IsNewPatApptExcluded"') }} as is_excluded_from_new_patient_scheduling,
        {{ flag('"IsConfirmEnabled"') }} as has_automatic_confirmations,
        {{ flag('"IsHidden"') }} as is_hidden,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
