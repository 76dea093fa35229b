"""Whole conversations about sets, on a real index."""

from assistant.turn_record import turn_from_json, turn_json


def total(talk, camp):
    products = camp.catalogue.get([part.product_id for part in talk.turns[-1].kit])
    return sum(part.quantity * products[part.product_id].current_price_minor for part in talk.turns[-1].kit)


def roles(talk):
    return {part.role: part.product_id for part in talk.turns[-1].kit}


def test_a_picnic_within_its_budget_in_the_order_of_its_roles(talk, camp):
    turn = talk.say("everything for a picnic for four under 100")
    assert [part.product_id for part in turn.kit] == list(turn.shown)
    assert list(roles(talk)) == ["picnic blanket", "flask", "mug", "chocolate"]
    assert total(talk, camp) <= 10_000
    assert f"${total(talk, camp) / 100:g} in all" in turn.answer


def test_what_is_stocked_too_little_is_not_taken(talk):
    talk.say("everything for a picnic for four")
    assert "mug-few" not in talk.ids
    talk.say("everything for a picnic for two")
    assert {"mug-few", "mug-enamel", "mugs-set"} & set(talk.ids)


def test_the_cheaper_one_leaves_room_and_that_is_said(talk):
    assert (
        "Going cheaper on the picnic blanket leaves room for"
        in talk.say("everything for a picnic for four under 100").answer
    )


def test_a_tent_is_for_all_of_them_and_no_toy(talk):
    talk.say("camping kit for four under 900")
    parts = {part.role: part for part in talk.turns[-1].kit}
    tent, bags = parts["tent"], parts["sleeping bag"]
    assert (tent.product_id, tent.quantity) in (("tent-two", 2), ("tent-four", 1))
    assert bags.quantity == 4


def test_when_the_musts_do_not_fit_the_cheapest_set_is_named(talk):
    turn = talk.say("camping kit for two under 100")
    assert "a complete set starts at $160" in turn.answer
    assert [choice.message for choice in talk.shelf.choices] == ["up to $160"]
    assert set(roles(talk)) <= {"tent", "sleeping bag", "lantern", "mug", "camp stove"}
    talk.say("up to $160")
    assert {"tent", "sleeping bag"} <= set(roles(talk))


def test_a_role_is_swapped_and_the_rest_stays(talk):
    talk.say("everything for a picnic for four under 120")
    before = roles(talk)
    after = roles(talk) if talk.say("swap the blanket") else {}
    assert after["picnic blanket"] != before["picnic blanket"]
    assert {role: key for role, key in after.items() if role != "picnic blanket"}.items() <= before.items()


def test_a_role_goes_and_comes_back(talk):
    talk.say("everything for a picnic for four under 200")
    talk.say("without the flask")
    assert "flask" not in roles(talk)
    talk.say("add a flask")
    assert "flask" in roles(talk)


def test_cheaper_costs_less_and_says_what_it_was(talk, camp):
    talk.say("everything for a picnic for four")
    before = total(talk, camp)
    turn = talk.say("cheaper")
    assert total(talk, camp) <= 0.8 * before
    assert "It was" in turn.answer


def test_more_people_need_more(talk):
    talk.say("everything for a picnic for two under 200")
    talk.say("for six instead")
    assert talk.request.bundle.people == 6
    assert next(part.quantity for part in talk.turns[-1].kit if part.role == "mug") in (2, 6)


def test_a_set_of_clothes_is_of_one_gender_and_asks_for_it(talk):
    turn = talk.say("outfit for a wedding under 300")
    assert turn.answer.endswith("For a woman or a man?")
    genders = {"shirt-m": "m", "shirt-l": "m", "chinos": "m", "blouse": "w", "skirt": "w"}
    assert len({genders[key] for key in talk.ids if key in genders}) == 1
    talk.say("for a woman")
    assert {"blouse", "skirt"} <= set(talk.ids)


def test_what_the_shop_has_not_is_said(talk):
    turn = talk.say("kitten essentials")
    assert turn.no_match
    assert "no litter trays" in turn.answer


def test_one_thing_is_no_set(talk):
    talk.say("picnic blanket under 20")
    assert talk.request.bundle is None
    assert talk.turns[-1].kit == ()


def test_a_search_after_a_set_forgets_its_budget(talk):
    talk.say("everything for a picnic for four under 100")
    talk.say("show me tents")
    assert talk.request.bundle is None
    assert talk.request.filters.price_max_minor is None


def test_a_set_goes_into_the_cart_as_it_stands(talk):
    turn = talk.say("everything for a picnic for four under 100")
    wanted = [(part.product_id, part.quantity) for part in turn.kit]
    cart = talk.say("add all to the cart").cart
    assert [(line.product_id, line.quantity) for line in cart] == wanted


def test_the_size_of_what_is_worn_is_asked_for_one_by_one(talk):
    talk.say("outfit for a wedding for men under 300")
    turn = talk.say("add all to the cart")
    assert "Which size of the Poplin Shirt: M or L?" in turn.answer
    assert "shirt-l" in [line.product_id for line in talk.say("L").cart]


def test_a_turn_with_a_set_is_stored_whole(talk):
    turn = talk.say("everything for a picnic for four under 100")
    assert turn_from_json(turn_json(turn)) == turn


def test_the_same_conversation_gives_the_same_set(talk):
    first = talk.say("camping kit for two under 300").shown
    talk.turns.clear()
    assert talk.say("camping kit for two under 300").shown == first


def test_chinese_is_answered_in_chinese(talk):
    turn = talk.say("野餐四个人要用的东西,100以内")
    assert talk.request.bundle.people == 4
    assert "野餐（4 个人），一共" in turn.answer


def test_a_cheaper_one_costs_less_in_the_number_needed(talk):
    talk.say("camping kit for four under 900")
    tent = next(part for part in talk.turns[-1].kit if part.role == "tent")
    turn = talk.say("a cheaper tent")
    if tent.product_id == "tent-two":
        assert next(part for part in turn.kit if part.role == "tent").product_id == "tent-four"
    else:
        assert "There is no cheaper tent" in turn.answer


def test_a_card_says_how_many_of_it_the_set_takes(talk):
    turn = talk.say("everything for a picnic for two under 100")
    several = [part.product_id for part in turn.kit if part.quantity > 1]
    assert [turn.whys[key] for key in several] == ["The set takes two of these."]
