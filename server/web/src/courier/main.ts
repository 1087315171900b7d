// The courier's page: carries the bundle from the drop to a stick and the outbox from the stick to the drop; holds no key.

export {};
