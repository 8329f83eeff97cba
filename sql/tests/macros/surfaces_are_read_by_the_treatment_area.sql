with examples (treatment_area_code, surface, is_valid, surfaces, surface_count) as (
    values
        (1, 'O', true, 'O', 1),
        (1, 'DO', true, 'OD', 2),
        (1, 'OD', true, 'OD', 2),
        (1, 'LBDOM', true, 'MODBL', 5),
        (1, 'DIFL', true, 'IDFL', 4),
        (1, 'MM', false, 'M', 1),
        (1, 'UR', false, '', 0),
        (1, 'X', false, '', 0),
        (4, 'UR', true, '', 0),
        (4, 'U', false, '', 0),
        (5, '6', true, '', 0),
        (5, '7', false, '', 0),
        (6, 'U', true, '', 0),
        (6, 'UL', false, 'L', 1),
        (3, 'M', false, 'M', 1),
        (3, null, true, '', 0),
        (1, null, null, '', 0)
)

select *
from examples
where
    {{ is_surface('surface', 'treatment_area_code') | indent(4) }} is distinct from is_valid
    or {{ ordered_surfaces('surface') | indent(4) }} is distinct from surfaces
    or {{ surface_count('surface') | indent(4) }} is distinct from surface_count
