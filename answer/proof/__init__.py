"""Takes a draft or any writer's text with its cited spans; gives what of it the spans prove.

Does not write, search or choose: `draft_proof.proved` for our own drafts, `draft_proof.supports` for any text.
"""
