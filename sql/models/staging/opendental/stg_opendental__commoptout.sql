with source as (
    select * from {{ source('opendental', 'commoptout') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'commoptout'
),

renamed as (
    select
        "CommOptOutNum" as opt_out_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        "OptOutSms" as text_message_opt_out_flags,
        "OptOutEmail" as email_opt_out_flags,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
