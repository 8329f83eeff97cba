-- A claim has lines, and its payment and write-off are their sums, to the cent.
select
    claim_id,
    insurance_payment,
    lines_insurance_payment,
    write_off,
    lines_write_off
from {{ ref('int_claims') }}
where
    not is_preauthorisation
    and (
        line_count = 0
        or insurance_payment <> lines_insurance_payment
        or write_off <> lines_write_off
    )
