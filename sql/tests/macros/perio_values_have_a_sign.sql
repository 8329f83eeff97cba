with examples (sequence_type, stored, expected) as (
    values
        (2, 105, -5),
        (2, 3, 3),
        (2, -1, null),
        (4, 9, 9),
        (4, 0, 0),
        (4, -1, null)
)

select *
from examples
where {{ perio_value('stored', 'sequence_type') | indent(4) }} is distinct from expected
