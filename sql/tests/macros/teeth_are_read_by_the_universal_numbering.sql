with examples (tooth, is_tooth, is_supernumerary, dentition, position, arch, quadrant) as (
    values
        ('1', true, false, 'permanent', 1, 'U', 'UR'),
        ('8', true, false, 'permanent', 8, 'U', 'UR'),
        ('9', true, false, 'permanent', 9, 'U', 'UL'),
        ('16', true, false, 'permanent', 16, 'U', 'UL'),
        ('17', true, false, 'permanent', 17, 'L', 'LL'),
        ('25', true, false, 'permanent', 25, 'L', 'LR'),
        ('32', true, false, 'permanent', 32, 'L', 'LR'),
        ('51', true, true, 'permanent', 1, 'U', 'UR'),
        ('69', true, true, 'permanent', 19, 'L', 'LL'),
        ('82', true, true, 'permanent', 32, 'L', 'LR'),
        ('A', true, false, 'primary', 4, 'U', 'UR'),
        ('J', true, false, 'primary', 13, 'U', 'UL'),
        ('K', true, false, 'primary', 20, 'L', 'LL'),
        ('T', true, false, 'primary', 29, 'L', 'LR'),
        ('AS', true, true, 'primary', 4, 'U', 'UR'),
        ('TS', true, true, 'primary', 29, 'L', 'LR'),
        ('0', false, false, null, null, null, null),
        ('33', false, false, null, null, null, null),
        ('50', false, false, null, null, null, null),
        ('83', false, false, null, null, null, null),
        ('U', false, false, null, null, null, null),
        ('a', false, false, null, null, null, null),
        ('1S', false, false, null, null, null, null),
        ('3,4', false, false, null, null, null, null),
        ('99999999999', false, false, null, null, null, null),
        (null, null, null, null, null, null, null)
),

placed as (
    select
        *,
        {{ tooth_position('tooth') | indent(8) }} as found_position
    from examples
)

select *
from placed
where
    {{ is_tooth_number('tooth') }} is distinct from is_tooth
    or {{ is_supernumerary_tooth('tooth') }} is distinct from is_supernumerary
    or {{ tooth_dentition('tooth') | indent(4) }} is distinct from dentition
    or found_position is distinct from position
    or {{ tooth_arch('found_position') | indent(4) }} is distinct from arch
    or {{ tooth_quadrant('found_position') | indent(4) }} is distinct from quadrant
