with outreach as (
    select * from {{ ref('int_recall_outreach') }}
),

counted as (
    select
        month_start,
        channel,
        count(*) as contacts,
        count(distinct patient_id) as patients,
        count(*) filter (where is_judged) as contacts_judged,
        count(*) filter (where is_judged and is_booked) as contacts_booked,
        count(*) filter (where is_judged and is_seen) as contacts_seen,
        coalesce(sum({{ days_between('contact_date', 'cast(booked_at as date)') }}) filter (where is_judged), 0)::bigint as days_to_booking,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from outreach
    group by month_start, channel
),

final as (
    select
        month_start,
        channel,
        contacts,
        patients,
        contacts_judged,
        contacts_booked,
        {{ ratio('contacts_booked', 'contacts_judged') | indent(8) }} as booking_rate,
        contacts_seen,
        {{ ratio('days_to_booking', 'contacts_booked') | indent(8) }} as average_days_to_booking,
        _loaded_at,
        _created_at,
        _updated_at
    from counted
)

select * from final
