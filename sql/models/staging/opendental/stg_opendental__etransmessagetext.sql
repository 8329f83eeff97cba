with source as (
    select * from {{ source('opendental', 'etransmessagetext') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'etransmessagetext'
),

renamed as (
    select
        "EtransMessageTextNum" as message_text_id,
        {{ text_or_null('"MessageText"') }} as message_text,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
