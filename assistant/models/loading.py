"""From a name or folder to a tokenizer and a network in memory. Nothing is downloaded."""

import os
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from safetensors import SafetensorError

from assistant.models.int8 import can_int8, linear_share, to_int8
from assistant.models.lean import LeanLlama, fits
from assistant.models.weights import language_model_folder
from assistant.settings import LanguageSettings
from retrieval.errors import InputError, ModelMissingError

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

MOSTLY_LINEAR = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A model ready to run."""

    tokenizer: "PreTrainedTokenizerBase"
    network: "PreTrainedModel"
    device: "torch.device"
    end_tokens: frozenset[int]
    """Tokens that end a turn."""
    longest: int
    """Most tokens the model can hold, prompt and answer together."""
    dtype: str
    """How the weights are held: int8, bfloat16 or float32."""
    lean: LeanLlama | None
    """The short way for a few tokens, where the network is of the kind it is for."""


def load(name_or_folder: str | None, settings: LanguageSettings, adapter: Path | None = None) -> Loaded:
    """Load a causal language model for reading and writing chat.

    Args:
        name_or_folder: A folder, or a name in the local cache of transformers; None for the default.
        settings: Device, dtype and threads.
        adapter: folder of a LoRA adapter for it.

    Raises:
        ModelMissingError: It is not on this machine, or not whole.
        InputError: It is there and is no chat model that transformers can run.
    """
    import torch

    torch.set_num_threads(settings.threads or _cores())
    where = str(language_model_folder()) if name_or_folder is None else _found(name_or_folder)
    device = _device(settings.device)
    tokenizer, network = plain(where, narrow=settings.dtype != "float32")
    if adapter is not None:
        network = merged(network, adapter)
    dtype = _settle_dtype(network, settings.dtype, device)
    network = _still(network, device)
    return Loaded(
        tokenizer=tokenizer,
        network=network,
        device=device,
        end_tokens=_end_tokens(tokenizer, network),
        longest=_longest(network),
        dtype=dtype,
        lean=LeanLlama(network) if dtype == "int8" and fits(network) else None,
    )


def plain(where: str, *, narrow: bool = True) -> "tuple[PreTrainedTokenizerBase, PreTrainedModel]":
    """A tokenizer and a network as they come.

    Args:
        where: a folder, or a name in the local cache of transformers.
        narrow: hold the weights in bfloat16 rather than float32.
    """
    import torch
    from transformers import AutoModelForCausalLM

    dtype = torch.bfloat16 if narrow else torch.float32
    return _tokenizer(where), _local(AutoModelForCausalLM, where, dtype=dtype)


def merged(network: "PreTrainedModel", adapter: Path) -> "PreTrainedModel":
    """The network with an adapter's changes in its weights.

    Raises:
        InputError: the adapter cannot be read, or is of another network.
    """
    from peft import PeftModel

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            adapted: Any = PeftModel.from_pretrained(network, str(adapter))
            whole: PreTrainedModel = adapted.merge_and_unload()
    except (OSError, ValueError, RuntimeError, KeyError, SafetensorError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise InputError(
            f"The adapter {str(adapter)!r} does not fit the language model: {reason}. "
            "Set language.adapter to one trained for it, or train one: shelftalker train language."
        ) from error
    return whole


def _still(network: Any, device: "torch.device") -> Any:
    """The network on a device, not for training."""
    return network.eval().to(device)


def _found(name: str) -> str:
    folder = Path(name).expanduser()
    return str(folder) if folder.is_dir() else name


def _tokenizer(where: str) -> "PreTrainedTokenizerBase":
    from transformers import AutoTokenizer

    tokenizer: PreTrainedTokenizerBase = _local(AutoTokenizer, where)
    if not tokenizer.chat_template:
        raise InputError(
            f"The language model {where!r} has no chat template. Choose one trained for chat (often named Instruct)."
        )
    return tokenizer


def _local(kind: Any, where: str, **options: Any) -> Any:
    from transformers.utils import logging

    verbosity = logging.get_verbosity()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return kind.from_pretrained(where, local_files_only=True, **options)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise _load_error(where, error) from error
    finally:
        logging.set_verbosity(verbosity)
        logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def _load_error(where: str, error: Exception) -> ModelMissingError | InputError:
    reason = str(error).strip().partition("\n")[0]
    if Path(where).is_dir():
        return InputError(f"The folder {where!r} cannot be loaded as a language model: {reason}")
    return ModelMissingError(
        f"The language model {where!r} is not on this machine. Put its folder here and set language.model to "
        f"that folder, or fetch it once with: hf download {where}."
    )


def _device(wanted: str) -> "torch.device":
    import torch

    if wanted == "cuda" and not torch.cuda.is_available():
        raise InputError("language.device is 'cuda', and torch finds no GPU here. Set it to 'auto'.")
    return torch.device("cuda" if wanted != "cpu" and torch.cuda.is_available() else "cpu")


def _settle_dtype(network: "PreTrainedModel", wanted: str, device: "torch.device") -> str:
    if wanted == "auto":
        fits = device.type == "cpu" and can_int8() and linear_share(network) >= MOSTLY_LINEAR
        wanted = "int8" if fits else "bfloat16"
    elif wanted == "int8" and not (device.type == "cpu" and can_int8()):
        raise InputError("language.dtype is 'int8', which needs the processor. Set it to 'auto'.")
    if wanted == "int8":
        to_int8(network)
    return wanted


def _cores() -> int:
    """Count the processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _end_tokens(tokenizer: "PreTrainedTokenizerBase", network: "PreTrainedModel") -> frozenset[int]:
    configured = getattr(network.generation_config, "eos_token_id", None)
    ends = configured if isinstance(configured, list) else [configured]
    return frozenset(int(token) for token in (*ends, *tokenizer.all_special_ids) if token is not None)


def _longest(network: "PreTrainedModel") -> int:
    config = network.config.get_text_config(decoder=True)
    return int(getattr(config, "max_position_embeddings", None) or 1 << 20)
