with source as (
    select * from {{ source('opendental', 'securityloghash') }}
),

{{ load_status('securityloghash') }},

renamed as (
    select
        "SecurityLogHashNum" as security_log_hash_id,
        {{ key_or_null('"SecurityLogNum"') }} as security_log_id,
        {{ text_or_null('"LogHash"') }} as log_hash,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
