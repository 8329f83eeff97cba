with source as (
    select * from {{ source('opendental', 'recalltype') }}
),

{{ load_status('recalltype') }},

renamed as (
    select
        "RecallTypeNum" as recall_type_id,
        {{ text_or_null('"Description"') }} as recall_type_name,
        "DefaultInterval" as interval_packed,
        {{ packed_interval_months('"DefaultInterval"') }} as interval_months,
        {{ packed_interval_days('"DefaultInterval"') }} as interval_days,
        {{ packed_interval_text('"DefaultInterval"') | indent(8) }} as interval_text,
        {{ text_or_null('"TimePattern"') }} as pattern,
        {{ pattern_minutes(text_or_null('"TimePattern"')) }} as scheduled_minutes,
        {{ text_or_null('"Procedures"') }} as procedure_codes,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
