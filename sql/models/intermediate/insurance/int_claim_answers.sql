with claims as (
    select * from {{ ref('int_claims') }}
    where
        not is_preauthorisation
        and claim_status = 'R'
        and sent_date is not null
        and received_date is not null
),

answers as (
    select
        claim_id,
        count(*) as lines_received,
        count(*) filter (where is_denied) as lines_denied
    from {{ ref('int_claim_line_answers') }}
    group by claim_id
),

final as (
    select
        claims.claim_id,
        claims.patient_id,
        claims.provider_id,
        claims.sent_date,
        claims.received_date,
        {{ month_start('claims.received_date') }} as month_start,
        claims.days_to_receive,
        coalesce(answers.lines_received, 0) as lines_received,
        coalesce(answers.lines_denied, 0) as lines_denied,
        coalesce(answers.lines_denied = answers.lines_received, false) as is_denied,
        claims._loaded_at,
        claims._created_at,
        claims._updated_at
    from claims
    left join answers
        on claims.claim_id = answers.claim_id
)

select * from final
