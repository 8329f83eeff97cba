with examples (packed, start_date, months, days, interval_text, due_date) as (
    values
        (393216, '2026-03-15', 6, 0, '6m', '2026-09-15'),
        (16777216, '2024-02-29', 12, 0, '1y', '2025-02-28'),
        (17170432, '2026-01-31', 18, 0, '1y6m', '2027-07-31'),
        (83886080, '2021-06-30', 60, 0, '5y', '2026-06-30'),
        (515, '2026-01-31', 0, 17, '2w3d', '2026-02-17'),
        (66049, '2026-01-31', 1, 15, '1m2w1d', '2026-03-15'),
        (0, '2026-01-31', 0, 0, null, '2026-01-31')
),

unpacked as (
    select
        *,
        {{ packed_interval_months('packed') }} as found_months,
        {{ packed_interval_days('packed') }} as found_days,
        {{ packed_interval_text('packed') | indent(8) }} as found_text,
        {{ add_packed_interval('cast(start_date as date)', 'packed') | indent(8) }} as found_date
    from examples
)

select *
from unpacked
where
    found_months <> months
    or found_days <> days
    or found_text is distinct from interval_text
    or found_date <> cast(due_date as date)
