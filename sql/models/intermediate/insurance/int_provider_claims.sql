with claims as (
    select * from {{ ref('int_claims') }}
    where not is_preauthorisation
),

calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

events as (
    select
        calendar.month_start,
        claims.provider_id,
        1 as sent,
        0 as outstanding,
        0::numeric(12, 2) as outstanding_amount,
        claims._loaded_at,
        claims._created_at,
        claims._updated_at
    from claims
    inner join calendar
        on {{ month_start('claims.sent_date') }} = calendar.month_start
    where claims.is_counted_as_sent
    union all
    select
        calendar.month_start,
        claims.provider_id,
        0 as sent,
        1 as outstanding,
        claims.claim_fee as outstanding_amount,
        claims._loaded_at,
        claims._created_at,
        claims._updated_at
    from claims
    inner join calendar
        on
            claims.sent_date <= calendar.month_end
            and (claims.claim_status <> 'R' or claims.received_date > calendar.month_end)
),

final as (
    select
        month_start,
        provider_id,
        sum(sent)::bigint as claims_sent,
        sum(outstanding)::bigint as claims_outstanding,
        {{ sum_money('outstanding_amount') }} as claims_outstanding_amount,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from events
    group by month_start, provider_id
)

select * from final
