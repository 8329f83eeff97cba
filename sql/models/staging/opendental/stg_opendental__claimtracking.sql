with source as (
    select * from {{ source('opendental', 'claimtracking') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'claimtracking'
),

renamed as (
    select
        "ClaimTrackingNum" as claim_tracking_id,
        {{ key_or_null('"ClaimNum"') }} as claim_id,
        {{ text_or_null('"TrackingType"') }} as tracking_type,
        {{ key_or_null('"UserNum"') }} as user_id,
        {{ timestamp_or_null('"DateTimeEntry"') }} as tracked_at,
        {{ key_or_null('"TrackingDefNum"') }} as tracking_status_id,
        {{ key_or_null('"TrackingErrorDefNum"') }} as tracking_error_id,
        {{ text_or_null('"Note"') }} as note,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        {{ timestamp_or_null('"DateTimeEntry"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
