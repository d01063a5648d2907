"""Lets the local AWS give a bucket of a template its Object Lock."""

from ministack.services import s3
from ministack.services.cloudformation import provisioners


def lock_buckets() -> None:
    """That a bucket can lock its objects is passed over in a template otherwise."""
    bucket = provisioners._RESOURCE_HANDLERS["AWS::S3::Bucket"]
    create = bucket["create"]

    def locked(logical_id, props, stack_name):
        name, attributes = create(logical_id, props, stack_name)
        if str(props.get("ObjectLockEnabled")).lower() == "true":
            s3._bucket_object_lock.setdefault(name, {"enabled": True, "default_retention": None})
        return name, attributes

    bucket["create"] = locked
