"""Trains a LoRA adapter of the language model on prompts with their answers.

LoRA: Hu et al. 2021, "LoRA: Low-Rank Adaptation of Large Language Models". Only the upper half of the layers is
adapted, so that nothing is carried back through the lower half: twice as fast on a processor. The loss is that of the
answer's tokens alone, so logits are worked out only where they are asked for.
"""

import json
import math
import random
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.language_model import Message
from assistant.models.loading import plain
from assistant.models.prompt import Prompter

if TYPE_CHECKING:
    import torch

_ROOM = 512
"""Tokens of the longest prompt."""
TARGETS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How an adapter is trained."""

    rank: int = 8
    adapted_share: float = 0.5
    """Of the layers, from the top."""
    learning_rate: float = 5e-4
    batch_tokens: int = 1_280
    """Padded tokens of a step."""
    warm_up: float = 0.05
    """Share of the steps in which the rate rises; after it, it falls along a cosine to nothing."""
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Taught:
    """A prompt and what is to be answered to it."""

    prompt: tuple[Message, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example as tokens."""

    tokens: tuple[int, ...]
    answer_from: int
    """Where the answer begins; it goes to the end, the end of the turn included."""


Progress = Callable[[int, int, float], None]
"""Told the steps made, the steps in all, and the mean loss of late, in nats a token."""


def train_adapter(
    where: str, rounds: Sequence[Sequence[Taught]], folder: Path, recipe: Recipe, progress: Progress
) -> float:
    """Train and write an adapter.

    Args:
        where: folder of the language model.
        rounds: what is taught in each round.
        folder: where the adapter is written, in peft's format.
        recipe: how.
        progress: told of every step.

    Returns:
        The mean loss of the last tenth of the steps, in nats a token.
    """
    import torch
    from peft import LoraConfig, get_peft_model

    torch.manual_seed(recipe.seed)
    tokenizer, network = plain(where)
    layers = network.config.num_hidden_layers
    config = LoraConfig(
        r=recipe.rank,
        lora_alpha=2 * recipe.rank,
        target_modules=list(TARGETS),
        layers_to_transform=list(range(layers - round(recipe.adapted_share * layers), layers)),
        task_type="CAUSAL_LM",
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # peft asks transformers under a name it gives up
        adapted: Any = get_peft_model(network, config)
    adapted.train()
    weights = [each for each in adapted.parameters() if each.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=recipe.learning_rate, weight_decay=0.0)
    prompter = Prompter(tokenizer)
    batches = [batch for each in rounds for batch in _batches(_encoded(each, prompter, tokenizer.eos_token_id), recipe)]
    losses: list[float] = []
    for step, batch in enumerate(batches):
        for group in optimizer.param_groups:
            group["lr"] = recipe.learning_rate * _rate(step / len(batches), recipe.warm_up)
        loss = _loss(adapted.get_base_model(), batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(float(loss.detach()))
        progress(step + 1, len(batches), sum(losses[-50:]) / len(losses[-50:]))
    _save(adapted, folder, base=Path(where).name)
    late = losses[-max(1, len(losses) // 10) :]
    return sum(late) / len(late)


def _encoded(taught: Sequence[Taught], prompter: Prompter, end_of_turn: int) -> list[Encoded]:
    found = []
    for each in taught:
        prompt = prompter.prompt(each.prompt, _ROOM).ids
        answer = [*prompter.option(each.answer), end_of_turn]
        found.append(Encoded(tokens=(*prompt, *answer), answer_from=len(prompt)))
    return found


def _batches(examples: Sequence[Encoded], recipe: Recipe) -> list[list[Encoded]]:
    """Batches of like length, in a random order."""
    chance = random.Random(recipe.seed)
    batches: list[list[Encoded]] = []
    current: list[Encoded] = []
    for example in sorted(examples, key=lambda each: len(each.tokens)):
        if current and (len(current) + 1) * len(example.tokens) > recipe.batch_tokens:
            batches.append(current)
            current = []
        current.append(example)
    batches += [current] if current else []
    chance.shuffle(batches)
    return batches


def _rate(done: float, warm_up: float) -> float:
    """The learning rate as a share of the highest."""
    if done < warm_up:
        return (done + 1e-3) / (warm_up + 1e-3)
    return 0.5 * (1 + math.cos(math.pi * (done - warm_up) / (1 - warm_up)))


def _loss(network: Any, batch: Sequence[Encoded]) -> "torch.Tensor":
    """Mean cross-entropy of the answers' tokens, in nats."""
    import torch

    longest = max(len(each.tokens) for each in batch)
    ids = torch.zeros((len(batch), longest), dtype=torch.long)
    seen = torch.zeros((len(batch), longest), dtype=torch.long)
    asked = torch.zeros((len(batch), longest), dtype=torch.bool)
    for row, each in enumerate(batch):
        size = len(each.tokens)
        ids[row, :size] = torch.tensor(each.tokens)
        seen[row, :size] = 1
        asked[row, each.answer_from - 1 : size - 1] = True
    hidden = network.model(input_ids=ids, attention_mask=seen, use_cache=False).last_hidden_state
    wanted = ids.roll(-1, dims=1)[asked]
    logits = network.lm_head(hidden[asked]).float()
    return torch.nn.functional.cross_entropy(logits, wanted)


def _save(adapted: Any, folder: Path, *, base: str) -> None:
    """Write the adapter in bfloat16: half the size, and the network computes in no more.

    The configuration names the base by its name, not by where it lay on this machine.
    """
    import torch

    for weight in adapted.parameters():
        if weight.requires_grad:
            weight.data = weight.data.to(torch.bfloat16)
    adapted.save_pretrained(folder)
    file = folder / "adapter_config.json"
    config = {**json.loads(file.read_text(encoding="utf-8")), "base_model_name_or_path": base}
    file.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")
