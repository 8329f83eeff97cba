with lines as (
    select * from {{ ref('int_claim_lines') }}
    where claim_procedure_status_code = 0
),

claims as (
    select * from {{ ref('int_claims') }}
    where is_outstanding
),

families as (
    select * from {{ ref('int_patient_families') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

final as (
    select
        lines.claim_procedure_id,
        lines.claim_id,
        lines.procedure_id,
        lines.patient_id,
        coalesce(families.guarantor_id, lines.patient_id) as guarantor_id,
        lines.provider_id,
        lines.plan_id,
        claims.sent_date,
        {{ days_between('claims.sent_date', 'as_of.as_of_date') }} as days_outstanding,
        lines.fee_billed,
        lines.insurance_payment_estimate,
        lines.write_off_estimate,
        (lines.insurance_payment_estimate + lines.write_off_estimate)::numeric(12, 2) as insurance_estimate,
        lines._loaded_at,
        lines._created_at,
        lines._updated_at
    from lines
    inner join claims
        on lines.claim_id = claims.claim_id
    cross join as_of
    left join families
        on lines.patient_id = families.patient_id
)

select * from final
