with source as (
    select * from {{ source('opendental', 'etransmessagetext') }}
),

{{ load_status('etransmessagetext') }},

renamed as (
    select
        "EtransMessageTextNum" as message_text_id,
        {{ text_or_null('"MessageText"') }} as message_text,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
