"""A tiny language model with its own tokenizer and random weights, as any folder of transformers would be."""

from pathlib import Path

TEXTS = [
    "Where is my parcel? It should have come on Monday.",
    "You sort messages sent to a shop: recommend, order, smalltalk, compare, order status.",
    "A warm hat, 12.99, in stock. Ünïcode 你好 😀",
]
TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def make_tiny_model(
    folder: Path, *, window: int | None = None, template: str | None = TEMPLATE, longest: int = 512
) -> Path:
    """Write a two-layer model; `window` gives it sliding attention, whose cache cannot branch."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM, MistralConfig, MistralForCausalLM

    tokenizer = _tokenizer()
    tokenizer.chat_template = template
    shape = {
        "vocab_size": len(tokenizer),
        "hidden_size": 64,
        "intermediate_size": 96,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "max_position_embeddings": longest,
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.eos_token_id,
        "initializer_range": 0.3,
    }
    torch.manual_seed(7)
    model = (
        LlamaForCausalLM(LlamaConfig(**shape, tie_word_embeddings=True))
        if window is None
        else MistralForCausalLM(MistralConfig(**shape, sliding_window=window))
    )
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _tokenizer():
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=400,
        special_tokens=["<|im_start|>", "<|im_end|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(TEXTS, trainer)
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, bos_token="<|im_start|>", eos_token="<|im_end|>")
