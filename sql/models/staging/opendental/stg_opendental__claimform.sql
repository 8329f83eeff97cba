with source as (
    select * from {{ source('opendental', 'claimform') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'claimform'
),

renamed as (
    select
        "ClaimFormNum" as claim_form_id,
        {{ text_or_null('"Description"') }} as claim_form_name,
        {{ text_or_null('"UniqueID"') }} as form_code,
        {{ flag('"PrintImages"') }} as is_printed_with_background,
        {{ flag('"IsHidden"') }} as is_hidden,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
