with source as (
    select * from {{ source('opendental', 'recall') }}
),

{{ load_status('recall') }},

renamed as (
    select
        "RecallNum" as recall_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"RecallTypeNum"') }} as recall_type_id,
        {{ date_or_null('"DateDueCalc"') }} as calculated_due_date,
        {{ date_or_null('"DateDue"') }} as due_date,
        {{ date_or_null('"DatePrevious"') }} as previous_date,
        {{ date_or_null('"DateScheduled"') }} as scheduled_date,
        "RecallInterval" as interval_packed,
        {{ packed_interval_months('"RecallInterval"') }} as interval_months,
        {{ packed_interval_days('"RecallInterval"') }} as interval_days,
        {{ packed_interval_text('"RecallInterval"') | indent(8) }} as interval_text,
        {{ key_or_null('"RecallStatus"') }} as recall_status_id,
        {{ flag('"IsDisabled"') }} as is_disabled,
        {{ date_or_null('"DisableUntilDate"') }} as disabled_until_date,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
