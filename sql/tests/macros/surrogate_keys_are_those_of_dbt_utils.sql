with examples (source, id, expected) as (
    values
        ('write-off', 7, '040d5cbcb2bf14b0d6f24f425312b8d9'),
        (null, 7, '4b7c1eb1692ef6e26481d87a2e0f1a11'),
        ('', 7, '74687a12d3915d3c4d83f1af7b3683d5')
)

select *
from examples
where {{ surrogate_key(['source', 'id']) | indent(4) }} is distinct from expected
