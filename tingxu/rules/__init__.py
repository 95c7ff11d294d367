"""`tingxu rules`: each rule of the service centre, where it is carried out, and the stories and tests that prove it.

Nothing is written by hand here. The code names a rule in a docstring or comment, in round brackets: `(window-5)`; a
story lists it in `rules`; a test carries `@pytest.mark.rule("window-5")`. All three are read from the files.
"""
