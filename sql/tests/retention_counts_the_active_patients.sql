-- The patients that turn over are the active patients of the practice's KPIs, month by month.
select
    retention.month_start,
    retention.active_patients,
    kpis.active_patients as kpi_active_patients
from {{ ref('mart_patient_retention') }} as retention
full outer join {{ ref('mart_practice_monthly_kpis') }} as kpis
    on retention.month_start = kpis.month_start
where
    retention.active_patients is distinct from kpis.active_patients
    or retention.new_patients is distinct from kpis.new_patients
