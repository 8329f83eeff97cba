with claims as (
    select * from {{ ref('stg_opendental__claim') }}
),

lines as (
    select * from {{ ref('int_claim_lines') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

line_sums as (
    select
        claim_id,
        count(*) as line_count,
        {{ sum_money('fee_billed') }} as lines_fee_billed,
        {{ sum_money('insurance_payment') }} as lines_insurance_payment,
        {{ sum_money('write_off') }} as lines_write_off,
        max(case when is_income then payment_date end) as last_payment_date
    from lines
    where claim_id is not null
    group by claim_id
),

final as (
    select
        claims.claim_id,
        claims.patient_id,
        claims.plan_id,
        coalesce(claims.treating_provider_id, 0) as provider_id,
        claims.claim_type,
        claims.claim_status,
        claims.service_date,
        claims.first_sent_date,
        claims.sent_date,
        claims.received_date,
        claims.claim_fee,
        claims.insurance_payment_estimate,
        claims.insurance_payment,
        claims.write_off,
        coalesce(line_sums.line_count, 0) as line_count,
        coalesce(line_sums.lines_fee_billed, 0)::numeric(12, 2) as lines_fee_billed,
        coalesce(line_sums.lines_insurance_payment, 0)::numeric(12, 2) as lines_insurance_payment,
        coalesce(line_sums.lines_write_off, 0)::numeric(12, 2) as lines_write_off,
        line_sums.last_payment_date,
        claims.claim_type = 'PreAuth' as is_preauthorisation,
        coalesce(
            claims.claim_type <> 'PreAuth'
            and claims.sent_date is not null
            and claims.claim_status in ('S', 'R'),
            false
        ) as is_counted_as_sent,
        coalesce(
            claims.claim_type <> 'PreAuth'
            and claims.sent_date <= as_of.as_of_date
            and (claims.claim_status <> 'R' or claims.received_date > as_of.as_of_date),
            false
        ) as is_outstanding,
        {{ days_between('claims.sent_date', 'claims.received_date') }} as days_to_receive,
        claims._loaded_at,
        claims._created_at,
        claims._updated_at
    from claims
    cross join as_of
    left join line_sums
        on claims.claim_id = line_sums.claim_id
)

select * from final
