with source as (
    select * from {{ source('opendental', 'commoptout') }}
),

{{ load_status('commoptout') }},

renamed as (
    select
        "CommOptOutNum" as opt_out_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        "OptOutSms" as text_message_opt_out_flags,
        "OptOutEmail" as email_opt_out_flags,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
