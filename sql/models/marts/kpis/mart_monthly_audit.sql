with calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

activity as (
    select
        month_start,
        sum(audit_entries)::bigint as audit_entries,
        count(distinct user_id) as users,
        min(_created_at) as _created_at
    from {{ ref('int_user_activity_days') }}
    group by month_start
),

edits as (
    select
        {{ month_start('edited_at') }} as month_start,
        count(*) filter (where is_edited_later) as money_records_edited_later,
        count(*) filter (where is_backdated) as money_records_backdated,
        {{ sum_money('case when is_edited_later then amount else 0 end') }} as amount_edited_later,
        max(_updated_at) as _updated_at
    from {{ ref('int_money_edits') }}
    group by {{ month_start('edited_at') }}
),

entries as (
    select
        {{ month_start('appointment_entered_at') }} as month_start,
        count(*) as appointments_entered,
        count(*) filter (where not is_logged) as appointments_without_log,
        count(*) filter (where is_logged and not is_same_user) as appointments_logged_for_another_user
    from {{ ref('int_appointment_entries') }}
    group by {{ month_start('appointment_entered_at') }}
),

final as (
    select
        calendar.month_start,
        calendar.month_end,
        coalesce(activity.audit_entries, 0) as audit_entries,
        coalesce(activity.users, 0) as users,
        coalesce(edits.money_records_edited_later, 0) as money_records_edited_later,
        coalesce(edits.amount_edited_later, 0)::numeric(12, 2) as amount_edited_later,
        coalesce(edits.money_records_backdated, 0) as money_records_backdated,
        coalesce(entries.appointments_entered, 0) as appointments_entered,
        coalesce(entries.appointments_without_log, 0) as appointments_without_log,
        coalesce(entries.appointments_logged_for_another_user, 0) as appointments_logged_for_another_user,
        calendar._loaded_at,
        activity._created_at,
        edits._updated_at
    from calendar
    left join activity
        on calendar.month_start = activity.month_start
    left join edits
        on calendar.month_start = edits.month_start
    left join entries
        on calendar.month_start = entries.month_start
)

select * from final
