with contacts as (
    select * from {{ ref('int_communications') }}
    where
        patient_id is not null
        and direction in ('sent', 'received')
),

-- A contact is answered when what follows it is a message from the patient, not another contact.
followed as (
    select
        contacts.*,
        lead(direction) over next_contact as next_direction,
        lead(communicated_at) over next_contact as next_communicated_at
    from contacts
    window next_contact as (
        partition by patient_id, purpose
        order by communicated_at, communication_id
    )
),

judged as (
    select
        followed.*,
        coalesce(
            next_direction = 'received'
            and cast(next_communicated_at as date) <= contact_date + {{ var('reply_days') }},
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
        case when is_answered then next_communicated_at end as answered_at,
        _loaded_at,
        _created_at,
        _updated_at
    from judged
)

select * from final
