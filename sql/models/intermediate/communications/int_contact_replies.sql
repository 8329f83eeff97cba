with contacts as (
    select * from {{ ref('int_communications') }}
    where
        patient_id is not null
        and direction in ('sent', 'received')
),

followed as (
    select
        contacts.*,
        min(case when direction = 'received' then communicated_at end) over later as next_received_at,
        min(case when direction = 'sent' then communicated_at end) over later as next_sent_at
    from contacts
    window later as (
        partition by patient_id, purpose
        order by communicated_at, communication_id
        rows between 1 following and unbounded following
    )
),

judged as (
    select
        followed.*,
        coalesce(
            cast(next_received_at as date) <= contact_date + {{ var('reply_days') }}
            and (next_sent_at is null or next_received_at <= next_sent_at),
            false
        ) as is_answered
    from followed
    where direction = 'sent'
),

final as (
    select
        communication_id,
        patient_id,
        communicated_at,
        contact_date,
        month_start,
        channel,
        purpose,
        is_automatic,
        is_answered,
        case when is_answered then next_received_at end as answered_at,
        _loaded_at,
        _created_at,
        _updated_at
    from judged
)

select * from final
