with claims as (
    select * from {{ ref('int_claims') }}
),

entries as (
    select
        tracking.claim_tracking_id,
        tracking.claim_id,
        tracking.tracked_at,
        tracking.note,
        statuses.definition_name as tracking_status,
        tracking._updated_at
    from {{ ref('stg_opendental__claimtracking') }} as tracking
    left join {{ ref('stg_opendental__definition') }} as statuses
        on tracking.tracking_status_id = statuses.definition_id
),

-- Between the day of the first sending and the answer: what the office did because nothing came.
marked as (
    select
        entries.*,
        coalesce(
            cast(entries.tracked_at as date) > claims.first_sent_date
            and (claims.received_date is null or cast(entries.tracked_at as date) < claims.received_date),
            false
        ) as is_follow_up,
        row_number() over (
            partition by entries.claim_id
            order by entries.tracked_at desc, entries.claim_tracking_id desc
        ) as recency
    from entries
    inner join claims
        on entries.claim_id = claims.claim_id
),

counted as (
    select
        claim_id,
        count(*) as tracking_count,
        count(*) filter (where is_follow_up) as follow_up_count,
        max(case when is_follow_up then cast(tracked_at as date) end) as last_follow_up_date,
        max(case when recency = 1 then tracking_status end) as last_status,
        max(case when recency = 1 then note end) as last_note,
        max(cast(tracked_at as date)) as last_tracking_date,
        max(_updated_at) as _updated_at
    from marked
    group by claim_id
),

final as (
    select
        claims.claim_id,
        claims.patient_id,
        claims.first_sent_date,
        claims.sent_date,
        claims.sent_date > claims.first_sent_date as is_sent_again,
        coalesce(counted.tracking_count, 0) as tracking_count,
        coalesce(counted.follow_up_count, 0) as follow_up_count,
        counted.last_follow_up_date,
        counted.last_tracking_date,
        counted.last_status,
        counted.last_note,
        claims._loaded_at,
        claims._created_at,
        greatest(claims._updated_at, counted._updated_at) as _updated_at
    from claims
    left join counted
        on claims.claim_id = counted.claim_id
)

select * from final
