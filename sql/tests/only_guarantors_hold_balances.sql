-- A family's balance stands on its guarantor, and deleted patients owe nothing.
select
    patient_id,
    guarantor_id,
    family_balance
from {{ ref('stg_opendental__patient') }}
where
    (patient_id <> guarantor_id or patient_status_code = 4)
    and (
        family_balance <> 0
        or family_balance_0_30 <> 0
        or family_balance_31_60 <> 0
        or family_balance_61_90 <> 0
        or family_balance_over_90 <> 0
    )
