with source as (
    select * from {{ source('opendental', 'apptview') }}
),

{{ load_status('apptview') }},

renamed as (
    select
        "ApptViewNum" as appointment_view_id,
        {{ text_or_null('"Description"') }} as appointment_view_name,
        "ItemOrder" as display_order,
        {{ key_or_null('"ClinicNum"') }} as clinic_id,
        {{ flag('"OnlyScheduledProvs"') }} as is_limited_to_scheduled_providers,
        {{ time_of_day('nullif("OnlySchedBeforeTime", interval \'0 hours\')') }} as scheduled_before_time,
        {{ time_of_day('nullif("OnlySchedAfterTime", interval \'0 hours\')') }} as scheduled_after_time,
        "RowsPerIncr" as rows_per_increment,
        {{ time_of_day('"ApptTimeScrollStart"') }} as scroll_start_time,
        {{ flag('"IsScrollStartDynamic"') }} as is_scroll_start_dynamic,
        "StackBehavUR" as upper_right_stacking_code,
        "StackBehavLR" as lower_right_stacking_code,
        "WaitingRmName" as waiting_room_name_code,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
