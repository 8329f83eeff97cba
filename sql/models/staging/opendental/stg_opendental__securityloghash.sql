with source as (
    select * from {{ source('opendental', 'securityloghash') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'securityloghash'
),

renamed as (
    select
        "SecurityLogHashNum" as security_log_hash_id,
        {{ key_or_null('"SecurityLogNum"') }} as security_log_id,
        {{ text_or_null('"LogHash"') }} as log_hash,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
