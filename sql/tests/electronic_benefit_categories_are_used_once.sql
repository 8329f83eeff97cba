-- A category of electronic benefits is that of one category of coverage, or incoming benefits would be ambiguous.
select
    electronic_benefit_category_code,
    count(*) as coverage_categories
from {{ ref('stg_opendental__covcat') }}
where electronic_benefit_category_code <> 0 and not is_hidden
group by electronic_benefit_category_code
having count(*) > 1
