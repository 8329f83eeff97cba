with lines as (
    select * from {{ ref('int_claim_lines') }}
    where
        claim_id is not null
        and claim_type <> 'PreAuth'
        and claim_status = 'R'
        and claim_procedure_status_code <> 4
),

snapshots as (
    select
        claim_procedure_id,
        insurance_payment_estimate,
        coalesce(write_off_estimate, 0) as write_off_estimate,
        row_number() over (
            partition by claim_procedure_id
            order by snapshot_at, claim_snapshot_id
        ) as snapshot_rank
    from {{ ref('stg_opendental__claimsnapshot') }}
),

supplements as (
    select
        claim_id,
        procedure_id,
        1 as line_rank,
        {{ sum_money('insurance_payment') }} as insurance_payment,
        {{ sum_money('write_off') }} as write_off
    from {{ ref('int_claim_lines') }}
    where claim_procedure_status_code = 4
    group by claim_id, procedure_id
),

-- A supplement belongs to its procedure's line; were there two lines of a procedure, to the first.
answered as (
    select
        lines.*,
        row_number() over (
            partition by lines.claim_id, lines.procedure_id
            order by lines.claim_procedure_id
        ) as line_rank
    from lines
),

final as (
    select
        answered.claim_procedure_id,
        answered.claim_id,
        answered.procedure_id,
        answered.patient_id,
        answered.provider_id,
        answered.plan_id,
        answered.received_date,
        answered.fee_billed,
        coalesce(snapshots.insurance_payment_estimate, answered.insurance_payment_estimate)::numeric(12, 2)
            as expected_payment,
        coalesce(snapshots.write_off_estimate, answered.write_off_estimate)::numeric(12, 2) as expected_write_off,
        answered.insurance_payment as first_payment,
        coalesce(supplements.insurance_payment, 0)::numeric(12, 2) as supplemental_payment,
        (answered.write_off + coalesce(supplements.write_off, 0))::numeric(12, 2) as write_off,
        answered.deductible_applied,
        answered.insurance_payment = 0 and answered.write_off = 0 and answered.deductible_applied = 0 as is_denied,
        (
            answered.insurance_payment
            - coalesce(snapshots.insurance_payment_estimate, answered.insurance_payment_estimate)
        )::numeric(12, 2) as estimate_error,
        answered.insurance_payment
        = coalesce(snapshots.insurance_payment_estimate, answered.insurance_payment_estimate) as is_paid_as_estimated,
        answered._loaded_at,
        answered._created_at,
        answered._updated_at
    from answered
    left join snapshots
        on
            answered.claim_procedure_id = snapshots.claim_procedure_id
            and snapshots.snapshot_rank = 1
    left join supplements
        on
            answered.claim_id = supplements.claim_id
            and answered.procedure_id = supplements.procedure_id
            and answered.line_rank = supplements.line_rank
)

select * from final
